package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.cadence.CallbackInbox;
import dev.sibridge.twoway.cadence.Callbacks;
import dev.sibridge.web.api.NotFoundException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Manage calls back: it signs, and does not sign in. Without a public address there is no such door. */
@RestController
@ConditionalOnWebApplication
class CallbacksApi {

    private final Accounts accounts;
    private final Callbacks callbacks;
    private final CallbackInbox inbox;

    CallbacksApi(Accounts accounts, Callbacks callbacks, CallbackInbox inbox) {
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.inbox = inbox;
    }

    /** Manage tries again after 429, and only after a few others. */
    @PostMapping("/callbacks/manage/{account}")
    ResponseEntity<Void> called(@PathVariable String account, @RequestBody(required = false) byte[] body,
            @RequestHeader(name = "x-content-signature", required = false) String signature) {
        Account meant = accounts.all().stream().filter(one -> one.name().equals(account) && one.twoWay() != null)
                .filter(one -> callbacks.arePossible()).findFirst()
                .orElseThrow(() -> new NotFoundException("There is nothing here."));
        return ResponseEntity.status(switch (inbox.take(meant, body == null ? new byte[0] : body, signature)) {
            case TAKEN -> HttpStatus.NO_CONTENT;
            case FORGED -> HttpStatus.UNAUTHORIZED;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        }).build();
    }
}
