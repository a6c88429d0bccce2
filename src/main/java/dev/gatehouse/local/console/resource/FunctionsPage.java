package dev.gatehouse.local.console.resource;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.resource.FunctionProcessesContent.DeclaredFunction;
import dev.gatehouse.local.console.resource.FunctionProcessesContent.ProcessRow;
import dev.gatehouse.local.console.resource.FunctionsContent.Choice;
import dev.gatehouse.local.function.FunctionStatus;
import dev.gatehouse.local.function.FunctionStatus.ProcessStatus;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.recording.FunctionLogBuffer;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import io.jstach.jstachio.Template;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows the declared functions with their processes, calls, errors and log. */
public final class FunctionsPage implements ConsolePage {
    /** CHOICE: the log of the last calls. The page of a request has all lines of its invocation. */
    static final int LINES = 200;

    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long MEGABYTE = 1024 * 1024;

    private final LocalCloud cloud;
    private final Supplier<List<FunctionStatus>> status;
    private final FunctionLogBuffer log;
    private final ZoneId zone;

    /**
     * @param status the functions of the cloud with their processes
     * @param zone in which times are shown
     */
    public FunctionsPage(LocalCloud cloud, Supplier<List<FunctionStatus>> status, FunctionLogBuffer log, ZoneId zone) {
        this.cloud = cloud;
        this.status = status;
        this.log = log;
        this.zone = zone;
    }

    @Override
    public String path() {
        return "functions";
    }

    @Override
    public String title() {
        return "Function";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        if (!request.segments().isEmpty()) {
            return new ConsoleAnswer.NotFound();
        }
        Optional<String> chosen = request.query().find("function").filter(name -> !name.isEmpty());
        if (request.isFragment()) {
            boolean ofLog =
                    request.query().find("fragment").filter("log"::equals).isPresent();
            return new ConsoleAnswer.Fragment(ofLog ? lines(chosen) : processes());
        }
        FunctionsContent content = new FunctionsContent(
                processes(),
                choices(chosen),
                LINES,
                "/console/functions?fragment=log"
                        + chosen.map(name -> "&function=" + Form.encode(name)).orElse(""),
                lines(chosen));
        return new ConsoleAnswer.Page(title(), html(FunctionsContentRenderer.of(), content));
    }

    private String processes() {
        Map<String, LambdaFunction> declared = cloud.declared().functions();
        List<DeclaredFunction> functions = new ArrayList<>();
        for (FunctionStatus each : status.get()) {
            Optional.ofNullable(declared.get(each.arn()))
                    .ifPresent(function -> functions.add(function("function-" + functions.size(), function, each)));
        }
        return html(FunctionProcessesContentRenderer.of(), new FunctionProcessesContent(functions));
    }

    private DeclaredFunction function(String id, LambdaFunction declared, FunctionStatus now) {
        return new DeclaredFunction(
                id,
                declared.name(),
                declared.runtime(),
                declared.handler(),
                declared.code().toString(),
                declared.timeout().toSeconds() + " s",
                declared.memoryMegabytes() + " MB",
                now.calls(),
                now.errors(),
                now.processes().stream().map(this::row).toList());
    }

    private ProcessRow row(ProcessStatus process) {
        return new ProcessRow(
                Long.toString(process.pid()),
                process.state().name().toLowerCase(Locale.ROOT),
                SINCE.format(process.startedAt().atZone(zone)),
                process.residentBytes().isPresent()
                        ? process.residentBytes().getAsLong() / MEGABYTE + " MB"
                        : "not known",
                process.calls(),
                process.errors());
    }

    /** Without a choice for a stack with one function. */
    private List<Choice> choices(Optional<String> chosen) {
        List<String> names = cloud.declared().functions().values().stream()
                .map(LambdaFunction::name)
                .sorted()
                .toList();
        if (names.size() < 2 && chosen.isEmpty()) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", "all", chosen.isEmpty()));
        names.forEach(name ->
                choices.add(new Choice(name, name, chosen.filter(name::equals).isPresent())));
        return choices;
    }

    private String lines(Optional<String> chosen) {
        List<FunctionLogBuffer.Line> lines = log.all().stream()
                .filter(line -> chosen.isEmpty() || chosen.get().equals(LogBlocks.name(line.functionArn())))
                .toList();
        List<FunctionLogBuffer.Line> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        return html(
                FunctionLogContentRenderer.of(), new FunctionLogContent(LogBlocks.of(last, zone), chosen.isPresent()));
    }

    private static <T> String html(Template<T> template, T content) {
        return template.execute(content, new StringBuilder()).toString();
    }
}
