"""The rules of this report type, one small file each."""
