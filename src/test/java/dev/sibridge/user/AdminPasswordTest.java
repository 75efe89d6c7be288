package dev.sibridge.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sibridge.settings.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AdminPasswordTest {

    @TempDir
    Path folder;

    @Test
    void aChosenPasswordHoldsAndNothingIsWritten() {
        assertThat(AdminPassword.choose("mine", file())).isEqualTo("mine");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutOneAPasswordIsMadeThatNobodyGuesses() {
        String password = AdminPassword.choose("", file());

        assertThat(password).matches("[A-Za-z0-9_-]{24}")
                .isNotEqualTo(AdminPassword.choose("", folder.resolve("other")));
    }

    @Test
    void itStandsInAFileThatOnlyItsOwnerReads() throws IOException {
        String password = AdminPassword.choose(" ", file());

        assertThat(Files.readString(file())).isEqualTo(password + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void itIsMadeOnceAndTheOwnerMayChangeIt() throws IOException {
        String first = AdminPassword.choose("", file());
        assertThat(AdminPassword.choose("", file())).isEqualTo(first);

        Files.writeString(file(), "changed \n");

        assertThat(AdminPassword.choose("", file())).isEqualTo("changed");
    }

    @Test
    void onlyItsPathIsTold() {
        // An appender of its own: other tests leave the levels of loggers as they like.
        Logger logger = (Logger) LoggerFactory.getLogger(AdminPassword.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(told);
        try {
            String password = AdminPassword.choose("", file());

            assertThat(told.list).extracting(ILoggingEvent::getFormattedMessage).singleElement().asString()
                    .contains(file().toAbsolutePath().toString()).doesNotContain(password);
        } finally {
            logger.detachAppender(told);
            logger.setLevel(before);
        }
    }

    @Test
    void anEmptyFileIsNoPassword() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "\n");

        assertThat(AdminPassword.choose("", file())).isNotEmpty();
    }

    @Test
    void whereNoFileCanBeMadeTheWayOutIsTold() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("data"), "a file");

        assertThatThrownBy(() -> AdminPassword.choose("", inTheWay.resolve("admin-password")))
                .isInstanceOf(CannotStartException.class).hasMessageContaining("set ADMIN_PASSWORD");
    }

    private Path file() {
        return folder.resolve("data").resolve("admin-password");
    }
}
