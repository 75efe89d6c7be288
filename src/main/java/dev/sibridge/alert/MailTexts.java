package dev.sibridge.alert;

import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.text.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Words an alert, or several at once, as a mail: a subject, and the same message as plain text and as HTML. */
@Component
class MailTexts {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_NOTES = 100;
    private static final int NAMES_IN_SUBJECT = 3;

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final String publicUrl;

    MailTexts(@Value("${bridge.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.strip().replaceFirst("/+$", "");
        templates.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        templates.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    }

    /** What a mail says. */
    record MailText(String subject, String plain, String html) {
    }

    /** An alert and when it arose. */
    record Raised(Alert alert, Instant at) {
    }

    /** An alert as the templates show it. */
    record Entry(String title, String happened, Map<String, String> facts, List<Note> notes, int more, String link,
            String heading) {
    }

    /** A mail of its own, with all that is wrong. */
    MailText single(Raised raised) {
        Entry entry = entry(raised, MOST_NOTES);
        return text(entry.title(), null, List.of(entry));
    }

    /** One mail for several alerts, with the first thing of each that is wrong. */
    MailText digest(List<Raised> all) {
        Map<String, Long> kinds = all.stream().collect(Collectors.groupingBy(
                raised -> raised.alert().kind().heading(), TreeMap::new, Collectors.counting()));
        String counts = kinds.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        String summary = all.size() + " alerts: " + counts;
        return text(summary + names(all), summary + ".", all.stream().map(raised -> entry(raised, 1)).toList());
    }

    private MailText text(String subject, String summary, List<Entry> entries) {
        Context context = new Context(Locale.ENGLISH);
        String line = Text.cut(subject, LONGEST_SUBJECT);
        context.setVariable("subject", line);
        context.setVariable("summary", summary);
        context.setVariable("entries", entries);
        context.setVariable("headings", entries.stream().map(Entry::heading).distinct()
                .map(heading -> "\"" + heading + "\"").collect(Collectors.joining(", ")));
        return new MailText(line, templates.process("alert.txt", context).strip() + "\n",
                templates.process("alert.html", context));
    }

    private Entry entry(Raised raised, int mostNotes) {
        Alert alert = raised.alert();
        List<Note> notes = alert.notes().stream().limit(mostNotes).map(note ->
                new Note(Text.cut(note.what(), LONGEST_NOTE), Text.cut(note.todo(), LONGEST_NOTE))).toList();
        String link = publicUrl.isEmpty() || alert.run() == null ? null : publicUrl + "/api/runs/" + alert.run();
        return new Entry(title(alert), Text.cut(alert.happened(), LONGEST_NOTE), facts(raised), notes,
                alert.notes().size() - notes.size(), link, alert.kind().heading());
    }

    private static Map<String, String> facts(Raised raised) {
        Alert alert = raised.alert();
        Map<String, String> facts = new LinkedHashMap<>();
        if (alert.project() != null) {
            facts.put("Project", Text.cut(alert.project().name(), LONGEST_NAME));
            facts.put("Client", Text.cut(alert.project().client(), LONGEST_NAME));
            facts.put("Change order", Text.cut(alert.project().coNumber(), LONGEST_NAME));
        }
        facts.put("Step", Text.trim(alert.where()));
        facts.put("Account", alert.account());
        facts.put("When", SECOND.format(raised.at()));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static String title(Alert alert) {
        ProjectName project = alert.project();
        String about = project != null ? name(project) + (Text.isBlank(project.client()) ? ""
                : " (" + Text.cut(project.client(), LONGEST_NAME) + ")")
                : Objects.requireNonNullElse(alert.where(), "account " + alert.account());
        return alert.kind().heading() + ": " + about;
    }

    private static String names(List<Raised> all) {
        List<String> names = all.stream().map(raised -> raised.alert().project()).filter(Objects::nonNull)
                .map(MailTexts::name).distinct().toList();
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(NAMES_IN_SUBJECT, names.size())));
        return names.isEmpty() ? "" : " – " + Stream.concat(shown.stream(),
                names.size() > shown.size() ? Stream.of("…") : Stream.of()).collect(Collectors.joining(", "));
    }

    private static String name(ProjectName project) {
        String name = Text.cut(project.name(), LONGEST_NAME);
        return name.isEmpty() ? "project without a name" : name;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
