"""Tests of the map's generator."""
