package dev.sibridge.web.setup;

import dev.sibridge.setup.AccountSetup;
import java.security.Principal;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts: those that are declared, and those that are made here. */
@RestController
@RequestMapping("/api/accounts")
@ConditionalOnWebApplication
class AccountsApi {

    private final AccountSetup accounts;

    AccountsApi(AccountSetup accounts) {
        this.accounts = accounts;
    }

    /**
     * An account.
     *
     * @param declared whether it can only be paused here
     * @param ready    whether its settings are complete
     */
    record AccountAnswer(String name, String title, boolean declared, boolean paused, boolean ready) {
    }

    /** @param title what people call it; null for its name */
    record AccountWish(String name, String title) {
    }

    @GetMapping
    List<AccountAnswer> all() {
        return accounts.all().stream().map(account -> new AccountAnswer(account.account(), account.title(),
                account.declared(), account.paused(), account.mistakes().isEmpty())).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Administrators
    void make(@RequestBody AccountWish wish, Principal who) {
        accounts.make(wish.name(), wish.title(), who.getName());
    }

    /** Has people call it otherwise. */
    @PutMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Administrators
    void rename(@PathVariable String name, @RequestBody AccountWish wish, Principal who) {
        accounts.rename(name, wish.title(), who.getName());
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Administrators
    void remove(@PathVariable String name, Principal who) {
        accounts.remove(name, who.getName());
    }

    @PostMapping("/{name}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Administrators
    void pause(@PathVariable String name, Principal who) {
        accounts.pause(name, who.getName());
    }

    @PostMapping("/{name}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Administrators
    void resume(@PathVariable String name, Principal who) {
        accounts.resume(name, who.getName());
    }
}
