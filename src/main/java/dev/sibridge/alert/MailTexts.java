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
public class MailTexts {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final String RUNS = "/runs/";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_NOTES = 100;
    private static final int NAMES_IN_SUBJECT = 3;
    /** More than that at once go in one mail. */
    private static final int MOST_AT_ONCE = 5;

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final String publicUrl;

    MailTexts(@Value("${bridge.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.strip().replaceFirst("/+$", "");
        templates.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        templates.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    }

    /** What a mail says. */
    public record MailText(String subject, String plain, String html) {
    }

    /** An alert and when it arose. */
    public record Raised(Alert alert, Instant at) {
    }

    /**
     * An alert as the templates show it.
     *
     * @param facts   by their names
     * @param notes   the first of all that is wrong, {@code more} of which are left out
     * @param link    to the run; null for none
     * @param heading of the part of {@code docs/operations.md} that explains it
     */
    public record Entry(String title, String happened, Map<String, String> facts, List<Note> notes, int more,
            String link, String heading) {
    }

    /**
     * One mail for each of a few alerts, or one for all.
     *
     * @param room how many mails there may be, at least 1
     */
    public List<MailText> of(List<Raised> alerts, int room) {
        return isDigest(alerts, room) ? List.of(digest(alerts)) : alerts.stream().map(this::single).toList();
    }

    /** Whether so many alerts go together. */
    public static boolean isDigest(List<Raised> alerts, int room) {
        return alerts.size() > Math.min(room, MOST_AT_ONCE);
    }

    /** A mail of its own, with all that is wrong. */
    MailText single(Raised raised) {
        Entry entry = entry(raised, MOST_NOTES);
        return text(entry.title(), null, List.of(entry));
    }

    /** One mail for several alerts, with the first thing of each that is wrong. */
    MailText digest(List<Raised> all) {
        String summary = summary(all);
        return text(summary + names(all), summary + ".", all.stream()
                .map(raised -> entry(raised, 1)).toList());
    }

    /** How many of which kinds there are. */
    public static String summary(List<Raised> all) {
        Map<String, Long> kinds = all.stream().collect(Collectors.groupingBy(
                raised -> raised.alert().kind().heading(), TreeMap::new, Collectors.counting()));
        return all.size() + " alerts: " + kinds.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
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

    /** An alert with the first so many things that are wrong, everything cut to a length that can be read. */
    public Entry entry(Raised raised, int mostNotes) {
        Alert alert = raised.alert();
        List<Note> notes = alert.notes().stream().limit(mostNotes).map(note ->
                new Note(Text.cut(note.what(), LONGEST_NOTE), Text.cut(note.todo(), LONGEST_NOTE))).toList();
        return new Entry(title(alert), Text.cut(alert.happened(), LONGEST_NOTE), facts(raised), notes,
                alert.notes().size() - notes.size(), link(alert), alert.kind().heading());
    }

    /** Where the console shows the run that tells more; null for no such place. */
    public String link(Alert alert) {
        return publicUrl.isEmpty() || alert.run() == null ? null : publicUrl + RUNS + alert.run();
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
        facts.put("When", shown(raised.at()));
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    /** A moment, as mails show it. */
    public static String shown(Instant at) {
        return SECOND.format(at);
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
