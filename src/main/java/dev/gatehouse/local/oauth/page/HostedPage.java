package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;

/** A hosted page and the handler of its form. */
public interface HostedPage {
    String path();

    HttpResponse show(PageRequest request);

    /** @param form whose CSRF token has been checked */
    HttpResponse submit(PageRequest request, Form form);
}
