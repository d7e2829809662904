"""What is left or set apart (其余、剩余、差额): differences that do not follow."""
