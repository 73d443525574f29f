package foxden.policies.language;

import foxden.policies.fox.Text;
import foxden.policies.fox.TextSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * A long row of token numbers, in memory or mapped from a file, from which texts to learn from are
 * cut. Threads may share it.
 */
public final class Corpus {

  private final int length;
  private final IntUnaryOperator at;

  private Corpus(int length, IntUnaryOperator at) {
    this.length = length;
    this.at = at;
  }

  /** These tokens; the array is not copied. */
  public static Corpus of(int... tokens) {
    return new Corpus(tokens.length, i -> tokens[i]);
  }

  /** A text through a tokeniser. */
  public static Corpus of(String text, Tokenizer tokenizer) {
    return of(tokenizer.encode(text));
  }

  /**
   * A file whose bytes are the tokens of {@link ByteTokenizer}; mapped, not read.
   *
   * @throws IOException when it cannot be read, or has more than 2 GiB
   */
  public static Corpus bytes(Path file) throws IOException {
    ByteBuffer map = map(file, 1);
    return new Corpus(map.capacity(), i -> map.get(i) & 0xff);
  }

  /**
   * A file of token numbers, two bytes each, little-endian; mapped, not read.
   *
   * @throws IOException when it cannot be read, has an odd length or more than 2 GiB
   */
  public static Corpus numbers(Path file) throws IOException {
    ByteBuffer map = map(file, 2);
    return new Corpus(map.capacity() / 2, i -> map.getShort(2 * i) & 0xffff);
  }

  private static ByteBuffer map(Path file, int width) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      if (in.size() > Integer.MAX_VALUE || in.size() % width != 0) {
        throw new IOException(
            file
                + " has "
                + in.size()
                + " bytes; it must be a multiple of "
                + width
                + " and below 2 GiB");
      }
      return in.map(FileChannel.MapMode.READ_ONLY, 0, in.size()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Number of tokens. */
  public int length() {
    return length;
  }

  /** The token at a position. */
  public int token(int i) {
    return at.applyAsInt(i);
  }

  /** Tokens {@code from} to {@code to - 1} of it. */
  public Corpus part(int from, int to) {
    if (from < 0 || to < from || to > length) {
      throw new IllegalArgumentException(
          "tokens %d to %d of a corpus of %d".formatted(from, to, length));
    }
    return new Corpus(to - from, i -> token(from + i));
  }

  /** A text of {@code count} tokens from a position on, each with the one after it as target. */
  public Text text(int from, int count) {
    int[] tokens = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      tokens[i] = token(from + i);
    }
    return Text.of(tokens);
  }

  /**
   * Batches from random places.
   *
   * @param size texts of a batch
   * @param count tokens of a text
   * @throws IllegalArgumentException when the corpus is shorter than one text
   */
  public TextSource shuffled(long seed, int size, int count) {
    int places = places(count);
    return index -> {
      SplittableRandom random = new SplittableRandom(seed ^ index * 0x9E3779B97F4A7C15L);
      List<Text> batch = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        batch.add(text(random.nextInt(places), count));
      }
      return batch;
    };
  }

  /** Batches in the order of the corpus, from its beginning again when it ends. */
  public TextSource inOrder(int size, int count) {
    int texts = (places(count) - 1) / count + 1;
    return index -> {
      List<Text> batch = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        batch.add(text((int) Math.floorMod(index * size + i, (long) texts) * count, count));
      }
      return batch;
    };
  }

  private int places(int count) {
    if (length <= count) {
      throw new IllegalArgumentException(
          "a corpus of " + length + " tokens has no text of " + count + " and one after");
    }
    return length - count;
  }
}
