"""The pages for officials: the demonstration page, the chat and the whole aanbod to read."""
