package dev.sibridge.run;

import dev.sibridge.mapping.Text;
import dev.sibridge.settings.Account;
import org.springframework.stereotype.Component;

/** Tells whether an export would be mapped today as it was before: by the same settings and the same release. */
@Component
public class SettingsFingerprint {

    private static final int LENGTH = 64;

    /** 64 hex digits. */
    public String of(Account account) {
        String release = String.valueOf(getClass().getPackage().getImplementationVersion());
        return Text.hash(release + "|" + account.tenant() + "|" + account.sync(), LENGTH);
    }
}
