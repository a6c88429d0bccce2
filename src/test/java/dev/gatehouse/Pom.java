package dev.gatehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A pom.xml of this repository. */
record Pom(Element project) {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    /** @param version empty if another part of the file states it */
    record Library(String name, String version, String scope, boolean optional) {
        /** Whether a project that depends on this one gets the library. */
        boolean isPassedOn() {
            return !optional && (scope.equals("compile") || scope.equals("runtime"));
        }
    }

    static Pom read(String file) throws IOException {
        try {
            return new Pom(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(Path.of(file).toFile())
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file, e);
        }
    }

    /** The text of an element below the project, by the names on the way to it; empty if there is none. */
    String text(String... names) {
        Optional<Element> found = Optional.of(project);
        for (String name : names) {
            found = found.flatMap(element -> children(element, name).stream().findFirst());
        }
        return found.map(element -> resolved(element.getTextContent().trim())).orElse("");
    }

    List<Library> libraries() {
        return libraries(project);
    }

    /** Of all profiles. */
    List<Library> librariesOfProfiles() {
        return children(project, "profiles").stream()
                .flatMap(all -> children(all, "profile").stream())
                .flatMap(profile -> libraries(profile).stream())
                .toList();
    }

    private List<Library> libraries(Element parent) {
        return children(parent, "dependencies").stream()
                .flatMap(all -> children(all, "dependency").stream())
                .map(each -> new Library(
                        value(each, "groupId", "") + ":" + value(each, "artifactId", ""),
                        value(each, "version", ""),
                        value(each, "scope", "compile"),
                        Boolean.parseBoolean(value(each, "optional", "false"))))
                .toList();
    }

    private String value(Element parent, String name, String otherwise) {
        return children(parent, name).stream()
                .findFirst()
                .map(element -> resolved(element.getTextContent().trim()))
                .orElse(otherwise);
    }

    private String resolved(String text) {
        Matcher property = PROPERTY.matcher(text);
        return property.matches() ? text("properties", property.group(1)) : text;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
