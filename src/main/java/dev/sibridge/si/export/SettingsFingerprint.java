package dev.sibridge.si.export;

import dev.sibridge.account.Account;
import dev.sibridge.routes.RouteFiles;
import dev.sibridge.text.Text;
import org.springframework.stereotype.Component;

/**
 * Tells whether an export would become today what it became before: by the same settings, the same routes of the
 * operator's, the same release.
 */
@Component
public class SettingsFingerprint {

    private static final int LENGTH = 64;

    private final String same;

    public SettingsFingerprint() {
        this.same = getClass().getPackage().getImplementationVersion() + "|" + RouteFiles.contents("customize-");
    }

    /** 64 hex digits. */
    public String of(Account account) {
        return Text.hash(same + "|" + account.tenant() + "|" + account.sync(), LENGTH);
    }
}
