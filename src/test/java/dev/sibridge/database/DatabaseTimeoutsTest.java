package dev.sibridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class DatabaseTimeoutsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/si, jdbc:mysql://db/si?connectTimeout=10000&socketTimeout=120000",
        "jdbc:mysql://db/si?useSSL=true, jdbc:mysql://db/si?useSSL=true&connectTimeout=10000&socketTimeout=120000",
        "jdbc:mysql://db/si?socketTimeout=5, jdbc:mysql://db/si?socketTimeout=5&connectTimeout=10000",
        "jdbc:h2:file:./data/si-bridge, jdbc:h2:file:./data/si-bridge"})
    void aServerIsNotWaitedForForEver(String url, String used) {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.datasource.url", url);

        new DatabaseTimeouts().postProcessEnvironment(environment, null);

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(used);
    }
}
