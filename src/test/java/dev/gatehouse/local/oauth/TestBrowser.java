package dev.gatehouse.local.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser for tests: stores cookies, follows redirects within the hosted pages, and submits forms. */
public final class TestBrowser {
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\"[^>]*>([^<]*)</a>");

    private final RunningCognito cognito;
    public final Map<String, String> cookies = new LinkedHashMap<>();

    /** The path of the current page. */
    public String at = "";

    /** The path and query of the current page. */
    public String address = "";

    public Reply page;

    public TestBrowser(RunningCognito cognito, Map<String, String> authorize) {
        this.cognito = cognito;
        this.page = open("/oauth2/authorize?" + RunningCognito.encode(authorize));
    }

    public Reply open(String path) {
        return followRedirects(path, cognito.get(path, cookie()));
    }

    /** Opens the link with this text. */
    public Reply follow(String text) {
        Matcher link = LINK.matcher(page.body());
        while (link.find()) {
            if (link.group(2).equals(text)) {
                return open(unescape(link.group(1)));
            }
        }
        throw new AssertionError("no link " + text + " in " + page.body());
    }

    /** Submits the first form of the page with these values. */
    public Reply send(String... fields) {
        return send(0, fields);
    }

    /** Returns the number of forms on the page. */
    public int forms() {
        return (int) FORM.matcher(page.body()).results().count();
    }

    /** Posts fields to a page that may have no form for them, with the CSRF token of the current page. */
    public Reply postTo(String path, String... fields) {
        Map<String, String> values = RunningCognito.form(fields);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            values.putIfAbsent(hidden.group(1), unescape(hidden.group(2)));
        }
        return followRedirects(path, cognito.post(path, values, cookie()));
    }

    public Reply send(int which, String... fields) {
        Matcher form = FORM.matcher(page.body());
        for (int i = 0; i <= which; i++) {
            assertThat(form.find()).as(page.body()).isTrue();
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) {
            values.put(hidden.group(1), unescape(hidden.group(2)));
        }
        values.putAll(RunningCognito.form(fields));
        String action = unescape(form.group(1));
        return followRedirects(action, cognito.post(action, values, cookie()));
    }

    private Reply followRedirects(String path, Reply first) {
        Reply reply = first;
        String now = path;
        storeCookies(reply);
        while (reply.status() / 100 == 3 && reply.location().startsWith("/")) {
            now = reply.location();
            reply = cognito.get(now, cookie());
            storeCookies(reply);
        }
        address = now;
        at = now.replaceFirst("\\?.*", "");
        page = reply;
        return reply;
    }

    /** The URL of another page, with the parameters of the current page. */
    public String urlOf(String path) {
        return path + address.substring(address.indexOf('?'));
    }

    /** The names of the cookies of sign-in flows. */
    public List<String> flows() {
        return cookies.keySet().stream()
                .filter(name -> name.startsWith("sign-in-Ab12Cd34E"))
                .toList();
    }

    private void storeCookies(Reply reply) {
        for (String cookie : reply.raw().headers().allValues("set-cookie")) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair);
            }
        }
    }

    /** Returns the Cookie header for requests outside this browser. */
    public String[] cookieHeader() {
        return cookie();
    }

    private String[] cookie() {
        return cookies.isEmpty()
                ? new String[0]
                : new String[] {"cookie", cookies.values().stream().collect(Collectors.joining("; "))};
    }

    /** Returns the code in the newest email. */
    public String mailedCode() {
        var mails = cognito.pools.mailbox().all();
        return mails.get(mails.size() - 1).code();
    }

    public static String unescape(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
