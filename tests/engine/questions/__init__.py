"""What a seat may ask of the rules: answers that agree with the rules, and give nothing away."""
