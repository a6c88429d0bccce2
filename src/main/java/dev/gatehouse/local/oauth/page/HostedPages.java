package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
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
 * The pages of DOC "User-interactive managed login and classic hosted UI endpoints": each takes the parameters of
 * /oauth2/authorize and checks them again.
 */
public final class HostedPages {
    private final LocalCloud cloud;
    private final AuthorizationChecks checks;
    private final SignInFlows journeys;
    private final Xsrf xsrf;
    private final Map<String, HostedPage> pages;

    public HostedPages(
            LocalCloud cloud, AuthorizationChecks checks, SignInFlows journeys, Xsrf xsrf, List<HostedPage> pages) {
        this.cloud = cloud;
        this.checks = checks;
        this.journeys = journeys;
        this.xsrf = xsrf;
        this.pages = pages.stream().collect(Collectors.toMap(HostedPage::path, Function.identity()));
    }

    public boolean has(String path) {
        return pages.containsKey(path);
    }

    /** @param request of a path that is a page's, with GET or POST */
    public HttpResponse answer(HttpRequest request) {
        AuthorizationChecks.Outcome outcome = checks.check(request.query(), cloud.declared());
        if (outcome instanceof AuthorizationChecks.Outcome.Refused refused) {
            return RefusedAuthorization.response(refused);
        }
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        HostedPage page = Optional.ofNullable(pages.get(request.path())).orElseThrow();
        Optional<SignInFlows.Open> open = journeys.find(request, authorization);
        if (!request.method().equals("POST")) {
            PageRequest visit = visit(request, authorization, open);
            return keep(visit, page.show(visit));
        }
        return submit(request, authorization, open, page);
    }

    private HttpResponse submit(
            HttpRequest request, Authorization authorization, Optional<SignInFlows.Open> open, HostedPage page) {
        Optional<Form> sent = FormBody.read(request);
        if (sent.isEmpty() || !sent.get().repeated().isEmpty()) {
            return ErrorPage.show(400, Messages.ERROR_FORM, "the body must be one " + Form.TYPE);
        }
        Optional<String> foreign = Xsrf.foreign(request);
        if (foreign.isPresent()) {
            return Xsrf.refusal(foreign.get());
        }
        Xsrf.Proof proof = xsrf.proof(request, sent.get(), open.map(SignInFlows.Open::id));
        if (proof == Xsrf.Proof.NONE) {
            return Xsrf.refusal();
        }
        // A form from outside of the journey does not move it: another port may have planted its cookie.
        PageRequest visit = visit(request, authorization, proof == Xsrf.Proof.JOURNEY ? open : Optional.empty());
        return keep(visit, page.submit(visit, sent.get()));
    }

    private PageRequest visit(HttpRequest request, Authorization authorization, Optional<SignInFlows.Open> open) {
        String token = xsrf.token(request, open.map(SignInFlows.Open::id));
        return new PageRequest(request, authorization, token, open.map(SignInFlows.Open::journey));
    }

    /** A page has a form, a redirect has none. */
    private static HttpResponse keep(PageRequest visit, HttpResponse response) {
        return response.status() / 100 == 3 ? response : Xsrf.keep(response, visit.xsrf());
    }
}
