package dev.sibridge.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Where a setting stands, as people look for it. */
public final class Place {

    private Place() {
    }

    /** File and line, to go behind a setting's name; nothing when it stands in no file that an operator may edit. */
    public static String of(Origin given) {
        Origin origin = given instanceof PropertySourceOrigin wrapped ? wrapped.getOrigin() : given;
        try {
            return origin instanceof TextResourceOrigin text && text.getLocation() != null
                    && isBesideTheJar(text.getResource())
                    ? " in " + file(text.getResource().getFile().toPath()) + ", line "
                            + (text.getLocation().getLine() + 1) + ","
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** A file's name from the working folder on. */
    public static String file(Path file) {
        Path folder = Path.of("").toAbsolutePath();
        Path whole = file.toAbsolutePath().normalize();
        return (whole.startsWith(folder) ? folder.relativize(whole) : whole).toString();
    }

    // The jar's own files lie in a folder of the class path when there is no jar.
    private static boolean isBesideTheJar(Resource resource) throws IOException {
        ClassPathResource own = new ClassPathResource(String.valueOf(resource.getFilename()));
        return resource.isFile() && !(own.exists() && own.getURL().equals(resource.getURL()));
    }
}
