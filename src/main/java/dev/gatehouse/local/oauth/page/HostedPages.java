package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestOrigin;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.authorize.AuthorizationChecks;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pages of DOC "User-interactive managed login and classic hosted UI endpoints". Each page receives the parameters of
 * /oauth2/authorize and checks them again.
 */
public final class HostedPages {
    private final LocalCloud cloud;
    private final AuthorizationChecks checks;
    private final SignInFlows flows;
    private final CsrfProtection csrf;
    private final Map<String, HostedPage> pages;

    public HostedPages(
            LocalCloud cloud,
            AuthorizationChecks checks,
            SignInFlows flows,
            CsrfProtection csrf,
            List<HostedPage> pages) {
        this.cloud = cloud;
        this.checks = checks;
        this.flows = flows;
        this.csrf = csrf;
        this.pages = pages.stream().collect(Collectors.toMap(HostedPage::path, Function.identity()));
    }

    public boolean has(String path) {
        return pages.containsKey(path);
    }

    /** @param httpRequest a GET or POST whose path is that of a page */
    public HttpResponse answer(HttpRequest httpRequest) {
        AuthorizationChecks.Outcome outcome = checks.check(httpRequest.query(), cloud.declared());
        if (outcome instanceof AuthorizationChecks.Outcome.Refused refused) {
            return RefusedAuthorization.response(refused);
        }
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        HostedPage page = Optional.ofNullable(pages.get(httpRequest.path())).orElseThrow();
        Optional<SignInFlows.ActiveFlow> open = flows.find(httpRequest, authorization);
        if (!httpRequest.method().equals("POST")) {
            PageRequest request = pageRequest(httpRequest, authorization, open);
            return withCsrfCookie(request, page.show(request));
        }
        return submit(httpRequest, authorization, open, page);
    }

    private HttpResponse submit(
            HttpRequest httpRequest,
            Authorization authorization,
            Optional<SignInFlows.ActiveFlow> open,
            HostedPage page) {
        Optional<Form> sent = FormBody.read(httpRequest);
        if (sent.isEmpty() || !sent.get().repeated().isEmpty()) {
            return ErrorPage.show(400, Messages.ERROR_FORM, "the body must be one " + Form.TYPE);
        }
        Optional<String> otherOrigin = RequestOrigin.ofForm(httpRequest);
        if (otherOrigin.isPresent()) {
            return CsrfProtection.refusal(otherOrigin.get());
        }
        CsrfProtection.Proof proof = csrf.proof(httpRequest, sent.get(), open.map(SignInFlows.ActiveFlow::id));
        if (proof == CsrfProtection.Proof.NONE) {
            return CsrfProtection.refusal();
        }
        // A form that does not belong to the flow cannot advance it: another port may have set its cookie.
        PageRequest request =
                pageRequest(httpRequest, authorization, proof == CsrfProtection.Proof.FLOW ? open : Optional.empty());
        return withCsrfCookie(request, page.submit(request, sent.get()));
    }

    private PageRequest pageRequest(
            HttpRequest httpRequest, Authorization authorization, Optional<SignInFlows.ActiveFlow> open) {
        String token = csrf.token(httpRequest, open.map(SignInFlows.ActiveFlow::id));
        return new PageRequest(httpRequest, authorization, token, open.map(SignInFlows.ActiveFlow::flow));
    }

    /** Sets the CSRF cookie on pages, which have a form, and not on redirects. */
    private static HttpResponse withCsrfCookie(PageRequest request, HttpResponse response) {
        return response.status() / 100 == 3 ? response : CsrfProtection.setCookie(response, request.csrfToken());
    }
}
