package dev.sibridge.twoway.store;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.Mappings;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mappings of each account. Two people who change them at once do not overwrite each other. */
@Component
public class MappingStore {

    private static final String OF_ACCOUNT = " WHERE account = ? AND tenant = ?";

    private final JdbcClient jdbc;

    public MappingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Mappings as they are kept.
     *
     * @param version grows with each change; 0 while nothing was ever kept
     */
    public record Kept(Mappings mappings, long version) {
    }

    public Kept of(Account account) {
        return jdbc.sql("SELECT document, version FROM two_way_mapping" + OF_ACCOUNT)
                .params(account.name(), account.tenant())
                .query((row, number) -> new Kept(MappingDocument.read(row.getString("document")),
                        row.getLong("version")))
                .optional().orElse(new Kept(Mappings.NONE, 0));
    }

    /**
     * Keeps mappings.
     *
     * @param seen the version that was changed
     * @return false when somebody else has changed it meanwhile; nothing is kept then
     */
    public boolean keep(Account account, Mappings mappings, long seen) {
        String document = MappingDocument.write(mappings);
        if (seen > 0) {
            return jdbc.sql("UPDATE two_way_mapping SET document = ?, version = version + 1" + OF_ACCOUNT
                            + " AND version = ?")
                    .params(document, account.name(), account.tenant(), seen).update() == 1;
        }
        try {
            return jdbc.sql("INSERT INTO two_way_mapping (account, tenant, document, version) VALUES (?, ?, ?, 1)")
                    .params(account.name(), account.tenant(), document).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
