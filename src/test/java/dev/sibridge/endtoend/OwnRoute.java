package dev.sibridge.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A route file of the operator's; its first step is in line 8. */
final class OwnRoute {

    private OwnRoute() {
    }

    /** Writes the route {@code customize-<hook>}, with steps that are indented as a whole in whichever way. */
    static void write(Path folder, String hook, String steps) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("customize-" + hook + ".camel.yaml"), """
                - route:
                    id: customize-%1$s
                    from:
                      uri: direct
                      parameters:
                        name: customize-%1$s
                      steps:
                %2$s""".formatted(hook, steps.stripIndent().indent(8)));
    }
}
