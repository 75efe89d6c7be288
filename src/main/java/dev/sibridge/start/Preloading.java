package dev.sibridge.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Loads the classes that a start needs on another processor, ahead of the thread that starts the application. The list
 * of them is made by {@code deploy/list-classes}; what it lacks is loaded when it is needed, as without it.
 */
public final class Preloading {

    private static final String LIST = "/META-INF/classes-at-start.txt";

    private Preloading() {
    }

    /** Begins, and returns at once. With one processor only, it would be in the way. */
    public static void begin() {
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return;
        }
        Thread thread = new Thread(Preloading::load, "preloading");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try (InputStream list = Preloading.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines().flatMap(Preloading::names).forEach(Preloading::load);
        } catch (IOException e) {
            throw new IllegalStateException("The list of classes cannot be read", e);
        }
    }

    /** A line has a package and its classes, by their simple names. */
    static Stream<String> names(String line) {
        String[] words = line.split(" ");
        return Stream.of(words).skip(1).map(name -> words[0] + "." + name);
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Preloading.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Whoever needs it will say so.
        }
    }
}
