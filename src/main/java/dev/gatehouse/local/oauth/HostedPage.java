package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpResponse;

/** One of the pages that a person sees, and what its form does. */
interface HostedPage {
    String path();

    HttpResponse show(Visit visit);

    /** @param form sent from our own page: its token was checked */
    HttpResponse submit(Visit visit, Form form);
}
