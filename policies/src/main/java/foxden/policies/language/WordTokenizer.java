package foxden.policies.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One token a word, words apart by white space; the first word begins a text. */
public final class WordTokenizer implements Tokenizer {

  private final List<String> words;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * A tokeniser of these words, numbered in this order.
   *
   * @throws IllegalArgumentException when a word comes twice
   */
  public WordTokenizer(List<String> words) {
    this.words = List.copyOf(words);
    for (String word : words) {
      if (numbers.put(word, numbers.size()) != null) {
        throw new IllegalArgumentException("the word '" + word + "' comes twice");
      }
    }
  }

  /** Its words by number. */
  public List<String> words() {
    return words;
  }

  /**
   * Number of a word.
   *
   * @throws IllegalArgumentException when it is not known
   */
  public int number(String word) {
    Integer number = numbers.get(word);
    if (number == null) {
      throw new IllegalArgumentException(
          "the word '" + word + "' is not in the vocabulary of " + words.size() + " words");
    }
    return number;
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public int size() {
    return words.size();
  }

  @Override
  public int begin() {
    return 0;
  }

  @Override
  public int[] encode(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty()
        ? new int[0]
        : List.of(trimmed.split("\\s+")).stream().mapToInt(this::number).toArray();
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      if (token != begin()) {
        text.append(text.isEmpty() ? "" : " ").append(words.get(token));
      }
    }
    return text.toString();
  }

  @Override
  public String show(int token) {
    return words.get(token);
  }
}
