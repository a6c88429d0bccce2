package dev.gatehouse.local.http;

/** How a server handled a request, in more detail than the reason of a refusal. The console shows it. */
public interface RequestTrace {}
