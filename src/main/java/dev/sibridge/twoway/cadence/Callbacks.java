package dev.sibridge.twoway.cadence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has Manage tell us what changes: registers callbacks, and keeps the registrations as they should be. Manage switches
 * one off that failed for three days. Without an address that Manage can reach there are none, and asking must do.
 */
@Component
public class Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final String PATH = "/system/callbacks";
    /** Manage appends the record's id, whatever the address ends with. */
    private static final String END = "?recordId=";

    private final Connections connections;
    private final String publicUrl;

    public Callbacks(Connections connections, @Value("${bridge.public-url}") String publicUrl) {
        this.connections = connections;
        this.publicUrl = publicUrl.strip().replaceFirst("/+$", "");
    }

    /** What Manage is asked to tell: a type of record, and where it must be. */
    private record Registration(String type, String level, long objectId) {
    }

    /** Whether Manage can reach us. */
    public boolean arePossible() {
        return !publicUrl.isEmpty();
    }

    /** Adds what is missing, removes what is too much, and switches on what Manage has switched off. */
    public void reconcile(Account account) {
        if (!arePossible()) {
            return;
        }
        try {
            Connection both = connections.connect(account, () -> { });
            Set<Registration> wanted = wanted(both);
            for (JsonNode there : ours(account, both.manage())) {
                Registration registration = new Registration(there.path("type").asText().toLowerCase(Locale.ROOT),
                        there.path("level").asText().toLowerCase(Locale.ROOT), there.path("objectId").asLong());
                String record = PATH + "/" + there.path("id").asText();
                if (!wanted.remove(registration)) {
                    both.manage().call(ConnectWiseRequest.delete(record));
                } else if (there.path("inactiveFlag").asBoolean()) {
                    LOG.warn("Manage had switched off the callback for {} of account {}; it is on again",
                            registration.type(), account.name());
                    both.manage().call(ConnectWiseRequest.update(record, Map.of("inactiveFlag", false)));
                }
            }
            wanted.forEach(registration -> both.manage().call(ConnectWiseRequest.create(PATH, body(account,
                    registration))));
        } catch (SideException e) {
            LOG.warn("Account {}: Manage does not take callbacks, so that it is asked for changes only: {}",
                    account.name(), e.getMessage());
        }
    }

    /** Removes all of them. */
    public void remove(Account account) {
        if (arePossible()) {
            ManageCalls manage = connections.manage(account, () -> { });
            ours(account, manage).forEach(there -> manage.call(ConnectWiseRequest.delete(PATH + "/"
                    + there.path("id").asText())));
        }
    }

    private static Set<Registration> wanted(Connection both) {
        Set<Registration> wanted = new LinkedHashSet<>();
        for (String board : both.boards(board -> true)) {
            wanted.add(new Registration("project", "board", Long.parseLong(board)));
            wanted.add(new Registration("ticket", "board", Long.parseLong(board)));
        }
        // Of these, Manage knows no boards. It answers 1, whatever is sent for everything.
        wanted.add(new Registration("schedule", "owner", 1));
        if (both.mappings().time().enabled()) {
            wanted.add(new Registration("time", "owner", 1));
        }
        return wanted;
    }

    private List<JsonNode> ours(Account account, ManageCalls manage) {
        List<JsonNode> ours = new ArrayList<>();
        manage.call(ConnectWiseRequest.list(PATH, null)).forEach(there -> {
            if (there.path("url").asText().startsWith(address(account))) {
                ours.add(there);
            }
        });
        return ours;
    }

    private Map<String, Object> body(Account account, Registration registration) {
        return Map.of("description", "SI Bridge: " + registration.type() + "s that change", "url",
                address(account) + END, "objectId", registration.objectId(), "type", registration.type(), "level",
                registration.level(), "payloadVersion", "3.0.0");
    }

    private String address(Account account) {
        return publicUrl + "/callbacks/manage/" + account.name();
    }
}
