package dev.sibridge.twoway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.store.MappingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveMappingsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Mappings KEPT = MappingDocument.read("{defaultPhase: General, projectRole: Team Member}");

    private final MappingStore store = new MappingStore(DATABASE.jdbc());
    private final EffectiveMappings effective = new EffectiveMappings(store);

    @TempDir
    private Path folder;

    @BeforeEach
    void keep() {
        DATABASE.jdbc().sql("DELETE FROM two_way_mapping").update();
        store.keep(account(null), KEPT, 0);
    }

    @Test
    void aFileThatIsMissingIsToldByItsNameAndItsSetting() {
        Account account = account(folder.resolve("none.yaml").toString());

        for (Runnable use : uses(account)) {
            assertThatThrownBy(use::run).isInstanceOf(NotReadyException.class)
                    .hasMessageContaining("The file of mappings \"" + folder.resolve("none.yaml")
                            + "\" cannot be read.");
            assertThat(failure(use)).returns(Kind.SETUP, Failure::kind).returns("mapping-file", Failure::code)
                    .extracting(Failure::todo).asString().contains("TWO_WAY_MAPPING_FILE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:none.yaml", "nowhere:none.yaml", "/", "file:"})
    void whatIsNoFileIsToldToo(String file) {
        assertThat(failure(() -> effective.of(account(file)))).returns("mapping-file", Failure::code)
                .extracting(Failure::sentence).asString().contains("\"" + file + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colours: []", "boards: [", "\u0000"})
    void aFileThatIsWrongIsToldWithWhatIsWrong(String content) throws IOException {
        Account account = account(file(content));

        for (Runnable use : uses(account)) {
            assertThat(failure(use)).returns("mapping-file", Failure::code).satisfies(failure -> {
                assertThat(failure.sentence()).startsWith("The file of mappings \"").contains("is wrong: ");
                assertThat(failure.todo()).contains("TWO_WAY_MAPPING_FILE");
            });
        }
    }

    @Test
    void withoutAFileWhatPeopleHaveSetUpCounts() {
        assertThat(effective.of(account(null))).isEqualTo(KEPT);
        assertThat(effective.fixed(account(null))).isEmpty();
    }

    @Test
    void whatAFileNamesIsFixedAndTheRestIsWhatPeopleHaveSetUp() throws IOException {
        Account account = account(file("projectRole: \"Zoë's role\""));

        assertThat(effective.of(account)).returns("Zoë's role", Mappings::projectRole)
                .returns("General", Mappings::defaultPhase);
        assertThat(effective.fixed(account)).containsExactly("projectRole");
        assertThat(store.of(account).mappings()).as("the file is not kept").isEqualTo(KEPT);
    }

    @Test
    void aFileThatIsChangedCountsAtOnce() throws IOException {
        Account account = account(file("defaultPhase: One"));
        effective.of(account);

        file("defaultPhase: Two");

        assertThat(effective.of(account).defaultPhase()).isEqualTo("Two");
    }

    @Test
    void theFileMayComeWithTheProgram() {
        assertThat(effective.of(account("classpath:sandbox/mappings.yaml")).boards()).hasSize(1);
    }

    private Runnable[] uses(Account account) {
        return new Runnable[] {() -> effective.of(account), () -> effective.fixed(account)};
    }

    private static Failure failure(Runnable use) {
        try {
            use.run();
        } catch (NotReadyException e) {
            return e.failures().get(0);
        }
        throw new AssertionError("It should not work");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("mappings.yaml"), content).toString();
    }

    private static Account account(String file) {
        return TestAccounts.withTool(file == null ? Map.of() : Map.of("two-way.mapping-file", file));
    }
}
