package dev.sibridge.routes;

import dev.sibridge.text.ClosestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code routes} beside the jar, with the folders in it. A file in it is taken or named with what to do
 * about it: whoever put it there means it to count, and what would not count without a word could be noticed only in
 * what is written to Manage.
 */
final class RouteFolder {

    static final String SUFFIX = ".camel.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);
    /** Of editors and operating systems; and what somebody wants out of the way. */
    private static final Pattern NOBODYS =
            Pattern.compile("\\..*|.*~|#.*#|.*\\.(sw[a-p]|tmp)|Thumbs\\.db|desktop\\.ini");
    private static final Pattern PUT_ASIDE = Pattern.compile("(?i).*\\.(bak|old|orig|save|off|disabled|example|rej)");
    private static final Pattern MEANT = Pattern.compile("(?i).*(ya?ml|\\.camel).*");
    private static final Pattern COPY = Pattern.compile("(?i)^copy of | ?- copy| ?\\(\\d+\\)|\\..*$");
    private static final String HOOK = "customize-";

    private final Path folder;
    private final List<String> shipped;
    private final List<String> mistakes = new ArrayList<>();

    /** @param shipped the ids of the routes inside the jar */
    RouteFolder(Path folder, Collection<String> shipped) {
        this.folder = folder;
        this.shipped = List.copyOf(shipped);
    }

    /** What a route of that file is to be called, whichever folder it lies in. */
    static String id(String place) {
        String fileName = place.substring(place.lastIndexOf('/') + 1);
        return fileName.substring(0, fileName.length() - SUFFIX.length());
    }

    /** The files that are taken for routes, by their paths below the folder; none when there is no folder. */
    static List<String> taken(Path folder) {
        return files(folder).filter(RouteFolder::isNamedAsRoute).map(file -> place(folder, file)).toList();
    }

    /** What is wrong with the folder, a sentence each; what is not taken and need not be is logged. */
    List<String> mistakes() {
        List<RouteFile> files = files(folder).filter(RouteFolder::isNamedAsRoute).map(this::read).toList();
        files(folder).filter(file -> !isNamedAsRoute(file)).forEach(this::judgeOther);
        files.forEach(file -> judge(file, files));
        return List.copyOf(mistakes);
    }

    private static boolean isNamedAsRoute(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    private RouteFile read(Path file) {
        return RouteFile.read(place(folder, file), file);
    }

    private void judgeOther(Path file) {
        String name = file.getFileName().toString();
        String place = place(folder, file);
        if (PUT_ASIDE.matcher(name).matches()) {
            LOG.warn("routes/{} is set aside and not loaded", place);
        } else if (MEANT.matcher(name).matches() || shipped.contains(plain(name))) {
            mistakes.add("routes/" + place + " is not loaded: names of route files must end in " + SUFFIX + ". "
                    + instead(Optional.of(read(file)).filter(read -> !read.ids().isEmpty())
                            .map(read -> read.ids().get(0)).orElse(plain(name))));
        } else {
            LOG.info("routes/{} is not a route file and is not loaded", place);
        }
    }

    private void judge(RouteFile file, List<RouteFile> all) {
        int before = mistakes.size();
        all.stream().filter(other -> other.id().equals(file.id())
                && other.name().compareTo(file.name()) < 0).findFirst()
                .ifPresent(other -> mistakes.add("routes/" + file.name() + " and routes/" + other.name()
                        + " have the same name. Delete one of them, or set it aside with a name that ends in .bak."));
        if (file.mistake() != null) {
            mistakes.add(file.mistake());
        } else if (file.ids().isEmpty()) {
            mistakes.add("routes/" + file.name() + " contains no route with an id. Give it the id " + file.id()
                    + ", or delete the file.");
        }
        file.ids().stream().filter(id -> !id.equals(file.id())).forEach(id -> judgeForeign(id, file, all));
        if (mistakes.size() == before && !file.ids().contains(file.id())) {
            mistakes.add("routes/" + file.name() + " contains no route with the id " + file.id() + ", but "
                    + file.ids().get(0) + ". Give the file and the route the same name.");
        } else if (mistakes.size() == before && !shipped.contains(file.id()) && file.isCalled()) {
            judgeOwn(file, all);
        }
    }

    private void judgeForeign(String id, RouteFile file, List<RouteFile> all) {
        if (shipped.contains(id) || all.stream().anyMatch(other -> other.id().equals(id))) {
            mistakes.add("routes/" + file.name() + " contains the route " + id + ", which belongs to " + id + SUFFIX
                    + ". " + instead(id));
        } else if (all.stream().anyMatch(other -> other != file && other.ids().contains(id)
                && other.name().compareTo(file.name()) < 0)) {
            mistakes.add("routes/" + file.name() + " contains the route " + id + ", which another file also contains."
                    + " Give it another id, or delete one of them.");
        }
    }

    // An operator's own route is called by another one of theirs; a misspelt one by nobody.
    private void judgeOwn(RouteFile file, List<RouteFile> all) {
        if (all.stream().anyMatch(other -> other != file && other.text().contains(file.id()))) {
            return;
        }
        Optional<String> meant = ClosestName.likeliest(file.id(), shipped);
        if (meant.isPresent()) {
            mistakes.add("routes/" + file.name() + ": no route calls " + file.id() + ". If " + meant.get()
                    + " is meant, give the file and the route that name.");
        } else if (file.id().startsWith(HOOK)) {
            mistakes.add("routes/" + file.name() + ": no route calls " + file.id() + ". What can be customized: "
                    + String.join(", ", shipped.stream().filter(id -> id.startsWith(HOOK)).sorted().toList()) + ".");
        } else {
            LOG.warn("routes/{}: no route calls {}, so it does nothing", file.name(), file.id());
        }
    }

    private String instead(String id) {
        return taken(folder).stream().filter(place -> id(place).equals(id)).findFirst()
                .map(place -> "Delete it, or set it aside with a name that ends in .bak, because routes/" + place + ""
                        + " exists.")
                .orElse("Rename it to " + id + SUFFIX + ".");
    }

    private static String plain(String name) {
        return COPY.matcher(name).replaceAll("").strip().toLowerCase(Locale.ROOT);
    }

    private static String place(Path folder, Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false).map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** All that lies in a folder and in those inside it, what is nobody's or put aside excepted. */
    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !NOBODYS.matcher(entry.getFileName().toString()).matches()).sorted().toList()
                    .stream().flatMap(entry -> isLookedInto(entry) ? files(entry) : Stream.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be listed", e);
        }
    }

    // Docker makes a folder where a file to be mounted is missing; that one is to be named.
    private static boolean isLookedInto(Path entry) {
        return Files.isDirectory(entry) && !isNamedAsRoute(entry)
                && !PUT_ASIDE.matcher(entry.getFileName().toString()).matches();
    }
}
