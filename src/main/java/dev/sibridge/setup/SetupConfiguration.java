package dev.sibridge.setup;

import dev.sibridge.account.Accounts;
import dev.sibridge.setup.effective.SettledAccounts;
import dev.sibridge.setup.store.SettingStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The accounts that everything else works for. */
@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

    @Bean
    Accounts accounts(SettledAccounts settled, SettingStore store) {
        return new Accounts(settled.of(store.all()));
    }
}
