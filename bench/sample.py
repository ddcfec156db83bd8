"""The message that readings are timed with: about 80 words, as many a public update has."""

TEXT = """
Since 09:52 UTC about a third of card payments in Europe have failed. Customers who pay by card see
the message "payment declined" at the checkout. Payments by bank transfer and by wallet work as
usual, and no payment is taken twice. We have undone a change that we made this morning and watch
the figures recover. Until then please ask your customers to pay by bank transfer. We are sorry for
the trouble on a busy Friday. Next update by 10:40 UTC on this page.
"""
