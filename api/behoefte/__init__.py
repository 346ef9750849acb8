"""What officials ask for, next to what is on offer: a behoeftepeiling that never stops."""
