"""The official forms of Permendagri 109/2019, as sections that services compose.

Labels are those of the printed forms.
"""
