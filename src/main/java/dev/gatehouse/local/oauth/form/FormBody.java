package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;

/** The form in a request's body. */
public final class FormBody {
    private FormBody() {}

    /** Empty when the content type is another or the text is no form. */
    public static Optional<Form> read(HttpRequest request) {
        String type = request.headers().first("content-type").orElse("");
        String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return media.equals(Form.TYPE) ? Form.parse(request.bodyText()) : Optional.empty();
    }
}
