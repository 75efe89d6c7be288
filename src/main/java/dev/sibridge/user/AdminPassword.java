package dev.sibridge.user;

import dev.sibridge.settings.CannotStartException;
import dev.sibridge.text.Unguessable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first password of a console for which nobody has chosen one: made once, kept in a file only its owner reads. */
final class AdminPassword {

    private static final Logger LOG = LoggerFactory.getLogger(AdminPassword.class);
    private static final int BYTES = 18;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private AdminPassword() {
    }

    /** The chosen password or, when it is blank, the one in the file, which is made when it is missing or empty. */
    static String choose(String chosen, Path file) {
        if (!chosen.isBlank()) {
            return chosen;
        }
        try {
            if (Files.notExists(file) || Files.readString(file).isBlank()) {
                write(file);
                LOG.info("The console password is in {}", file.toAbsolutePath());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStartException("The console password can neither be read from " + file
                    + " nor written there (" + e.getMessage() + "). Fix the folder, or set ADMIN_PASSWORD.", e);
        }
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.writeString(file, Unguessable.text(BYTES) + "\n");
    }
}
