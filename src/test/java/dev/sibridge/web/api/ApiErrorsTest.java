package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.UncategorizedSQLException;

class ApiErrorsTest {

    private final ApiErrors errors = new ApiErrors();

    @Test
    void aDatabaseThatTakesNoWritesIsToldInASentence() {
        ProblemDetail problem = errors.database(new UncategorizedSQLException("poll", "INSERT",
                new SQLException("--read-only", "HY000", 1290)));

        assertThat(problem.getStatus()).isEqualTo(503);
        assertThat(problem.getDetail()).startsWith("The database accepts no writes");
    }

    @Test
    void aMistakeOfOursStaysOne() {
        DataIntegrityViolationException mistake = new DataIntegrityViolationException("too long");

        assertThatThrownBy(() -> errors.database(mistake)).isSameAs(mistake);
    }
}
