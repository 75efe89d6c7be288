package dev.sibridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
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
    void onlyItsPathIsTold(CapturedOutput output) {
        String password = AdminPassword.choose("", file());

        assertThat(output.getAll()).contains(file().toAbsolutePath().toString()).doesNotContain(password);
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
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("set ADMIN_PASSWORD");
    }

    private Path file() {
        return folder.resolve("data").resolve("admin-password");
    }
}
