"""What a seat may ask of the rules with its own eyes: read models for screens that may import no rule."""
