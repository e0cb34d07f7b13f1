"""The steps by which a document and the collection agree with themselves: a module each, drafts in, drafts out."""
