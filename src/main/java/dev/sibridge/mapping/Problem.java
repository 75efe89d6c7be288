package dev.sibridge.mapping;

/**
 * Why an export is refused: one thing to mend in SI.
 *
 * @param code    stable, for programs: {@code missing}, {@code contradictory}, {@code collision}, {@code limit},
 *                {@code unreadable}, {@code inactive}, {@code currency}; {@code more} stands for those that were not listed
 * @param message what is wrong, in an SI user's words
 * @param row     the row by product and location; null when the project as a whole is meant
 * @param field   SI's name of the member; null when there is no single one
 * @param todo    what to do
 */
public record Problem(String code, String message, String row, String field, String todo) {

    @Override
    public String toString() {
        return (row == null ? "" : row + ": ") + message + " " + todo;
    }
}
