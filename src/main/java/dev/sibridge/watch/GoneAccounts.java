package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.account.AccountsChangedEvent;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has metrics of an account end with the work for it: its age would grow though nobody is to poll it. */
@Component
class GoneAccounts {

    private static final String TAG = "account";

    private final MeterRegistry meters;

    GoneAccounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Before others register those of the accounts that there are. */
    @EventListener
    @Order(0)
    void follow(AccountsChangedEvent change) {
        List<String> gone = change.before().stream().map(Account::name)
                .filter(name -> change.now().stream().noneMatch(account -> account.name().equals(name))).toList();
        List<Meter> theirs = meters.getMeters().stream()
                .filter(meter -> gone.contains(String.valueOf(meter.getId().getTag(TAG)))).toList();
        theirs.forEach(meters::remove);
    }
}
