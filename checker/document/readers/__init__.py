"""One reader per format. Each module holds one reader and is imported only when its format turns up."""
