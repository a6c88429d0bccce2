package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
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
final class HostedPages {
    private final LocalCloud cloud;
    private final AuthorizationChecks checks;
    private final Journeys journeys;
    private final Xsrf xsrf;
    private final Map<String, HostedPage> pages;

    HostedPages(LocalCloud cloud, AuthorizationChecks checks, Journeys journeys, Xsrf xsrf, List<HostedPage> pages) {
        this.cloud = cloud;
        this.checks = checks;
        this.journeys = journeys;
        this.xsrf = xsrf;
        this.pages = pages.stream().collect(Collectors.toMap(HostedPage::path, Function.identity()));
    }

    boolean has(String path) {
        return pages.containsKey(path);
    }

    /** @param request of a path that is a page's, with GET or POST */
    HttpResponse answer(HttpRequest request) {
        AuthorizationChecks.Outcome outcome = checks.check(request.query(), cloud.declared());
        if (outcome instanceof AuthorizationChecks.Outcome.Refused refused) {
            return refused.response();
        }
        Authorization authorization = ((AuthorizationChecks.Outcome.Passed) outcome).authorization();
        HostedPage page = Optional.ofNullable(pages.get(request.path())).orElseThrow();
        Visit visit = new Visit(request, authorization, xsrf.token(request), journeys.find(request, authorization));
        return request.method().equals("POST") ? submit(visit, page) : keep(visit, page.show(visit));
    }

    private HttpResponse submit(Visit visit, HostedPage page) {
        Optional<Form> sent = FormBody.read(visit.request());
        if (sent.isEmpty() || !sent.get().repeated().isEmpty()) {
            return ErrorPage.show(400, Words.ERROR_FORM, "the body must be one " + Form.TYPE);
        }
        return xsrf.isRight(visit.request(), sent.get()) ? keep(visit, page.submit(visit, sent.get())) : Xsrf.refusal();
    }

    /** A page has a form, a redirect has none. */
    private static HttpResponse keep(Visit visit, HttpResponse response) {
        return response.status() / 100 == 3 ? response : Xsrf.keep(response, visit.xsrf());
    }
}
