package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;

/** One of the pages that a person sees, and what its form does. */
public interface HostedPage {
    String path();

    HttpResponse show(PageRequest visit);

    /** @param form sent from our own page: its token was checked */
    HttpResponse submit(PageRequest visit, Form form);
}
