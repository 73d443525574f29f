package foxden.policies.fox;

import foxden.policies.nn.Parameters;
import java.util.List;
import java.util.function.LongFunction;

/** What a {@link Trainer} works on: a network and the batches it learns from. */
public interface Lesson {

  /** The network, whose weights training changes. */
  Network network();

  /** A batch by its number, counted from 0; a pure function of it, so that runs can be resumed. */
  Batch batch(long index);

  /** Sequences to learn from at once. */
  interface Batch {

    /** Number of sequences. */
    int sequences();

    /** Tokens of all sequences. */
    long tokens();

    /** Tokens that have something to learn. */
    long targets();

    /**
     * Forward and backward over the sequences {@code from} to {@code to - 1}.
     *
     * @param gradients added to
     * @return the sum of the losses of their targets
     */
    double learn(int from, int to, FoxActivations a, Parameters gradients);
  }

  /** A policy's network with its sequences. */
  static Lesson of(FoxModel model, Loss loss, Trainer.Source source) {
    return from(model, index -> new SequenceBatch(model, loss, source.batch(index)));
  }

  /** A language model with its texts. */
  static Lesson of(FoxLanguageModel model, TextSource source) {
    return from(model, index -> new TextBatch(model, source.batch(index)));
  }

  private static Lesson from(Network network, LongFunction<Batch> batches) {
    return new Lesson() {
      @Override
      public Network network() {
        return network;
      }

      @Override
      public Batch batch(long index) {
        return batches.apply(index);
      }
    };
  }

  /** Sequences of a policy's network. */
  record SequenceBatch(FoxModel model, Loss loss, List<TokenSequence> list) implements Batch {
    @Override
    public int sequences() {
      return list.size();
    }

    @Override
    public long tokens() {
      return list.stream().mapToLong(TokenSequence::tokens).sum();
    }

    @Override
    public long targets() {
      return list.stream().mapToLong(TokenSequence::targetCount).sum();
    }

    @Override
    public double learn(int from, int to, FoxActivations a, Parameters gradients) {
      return model.learn(list.subList(from, to), loss, a, gradients);
    }
  }

  /** Texts of a language model. */
  record TextBatch(FoxLanguageModel model, List<Text> list) implements Batch {
    @Override
    public int sequences() {
      return list.size();
    }

    @Override
    public long tokens() {
      return list.stream().mapToLong(Text::length).sum();
    }

    @Override
    public long targets() {
      return list.stream().mapToLong(Text::targetCount).sum();
    }

    @Override
    public double learn(int from, int to, FoxActivations a, Parameters gradients) {
      int[] starts = new int[to - from + 1];
      for (int i = from; i < to; i++) {
        starts[i - from + 1] = starts[i - from] + list.get(i).length();
      }
      int[] tokens = new int[starts[to - from]];
      int[] targets = new int[tokens.length];
      for (int i = from; i < to; i++) {
        Text text = list.get(i);
        System.arraycopy(text.tokens(), 0, tokens, starts[i - from], text.length());
        System.arraycopy(text.targets(), 0, targets, starts[i - from], text.length());
      }
      return model.learn(tokens, targets, starts, a, gradients);
    }
  }
}
