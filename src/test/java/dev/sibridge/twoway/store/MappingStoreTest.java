package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.store.MappingStore.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MappingStoreTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Mappings ONE = MappingDocument.read("boards: [{ board: \"Zoë's\", default: true }]");
    private static final Mappings OTHER = MappingDocument.read("defaultPhase: General");

    private final MappingStore store = new MappingStore(database().jdbc());

    /** Where mappings are kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_mapping").update();
    }

    @Test
    void beforeAnybodyMapsSomethingNothingIsMapped() {
        assertThat(store.of(ACCOUNT)).isEqualTo(new Kept(Mappings.NONE, 0));
    }

    @Test
    void whoHasNotSeenTheLatestDoesNotOverwriteIt() {
        assertThat(store.keep(ACCOUNT, ONE, 0)).isTrue();
        assertThat(store.keep(ACCOUNT, OTHER, 0)).isFalse();
        assertThat(store.keep(ACCOUNT, OTHER, 1)).isTrue();

        assertThat(store.keep(ACCOUNT, ONE, 1)).isFalse();
        assertThat(store.of(ACCOUNT)).isEqualTo(new Kept(OTHER, 2));
    }

    @Test
    void accountsAndTenantsHaveTheirOwn() {
        store.keep(ACCOUNT, ONE, 0);

        assertThat(store.of(TestAccounts.account("second")).version()).isZero();
        assertThat(store.of(TestAccounts.account("default", "other", null)).version()).isZero();
    }
}
