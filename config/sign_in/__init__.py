"""Signing in to the desk: passwords, passkeys, codes of an authenticator app, recovery codes, and who must use two.

The pages and their rules are django-allauth’s; here stand the house’s addresses, its refusals and its demand for a
second factor.
"""
