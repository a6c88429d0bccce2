package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;

/** Reads a form from the body of a request. */
public final class FormBody {
    private FormBody() {}

    /** Empty if the content type is not that of a form, or if the form is not valid. */
    public static Optional<Form> read(HttpRequest request) {
        String type = request.headers().first("content-type").orElse("");
        String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return media.equals(Form.TYPE) ? Form.parse(request.bodyText()) : Optional.empty();
    }
}
