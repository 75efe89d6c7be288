package dev.sibridge.benchmark.empty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** Makes a jar of the empty application that is built like the product's: the same libraries in the same place. */
public final class EmptyJar {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String RESOURCES = "/benchmark/empty/";
    private static final Pattern LAUNCHER_AND_LIBRARIES = Pattern.compile(
            "org/.*|META-INF/services/java\\.nio\\.file\\..*|BOOT-INF/classes/|BOOT-INF/lib/.*|BOOT-INF/.*\\.idx");

    private EmptyJar() {
    }

    /** Writes it, without any of the product's own classes and files. */
    public static void write(Path product, Path to) {
        try (JarFile from = new JarFile(product.toFile())) {
            Files.createDirectories(to.getParent());
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Start-Class"), EmptyApplication.class.getName());
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements();) {
                    JarEntry entry = all.nextElement();
                    if (LAUNCHER_AND_LIBRARIES.matcher(entry.getName()).matches()) {
                        copy(from, entry, jar);
                    }
                }
                String main = EmptyApplication.class.getName().replace('.', '/') + ".class";
                add(jar, main, "/" + main);
                for (String file : List.of("application.yaml", "camel/empty.camel.yaml")) {
                    add(jar, file, RESOURCES + file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Libraries are stored as they are, so that the launcher can read them where they lie.
    private static void copy(JarFile from, JarEntry entry, JarOutputStream jar) throws IOException {
        JarEntry copy = new JarEntry(entry);
        copy.setCompressedSize(-1);
        if (entry.getMethod() == JarEntry.STORED) {
            copy.setCompressedSize(entry.getSize());
        }
        jar.putNextEntry(copy);
        try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(jar);
        }
        jar.closeEntry();
    }

    private static void add(JarOutputStream jar, String name, String resource) throws IOException {
        jar.putNextEntry(new JarEntry(CLASSES + name));
        try (InputStream content = EmptyJar.class.getResourceAsStream(resource)) {
            content.transferTo(jar);
        }
        jar.closeEntry();
    }
}
