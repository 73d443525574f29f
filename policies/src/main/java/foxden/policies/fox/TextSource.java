package foxden.policies.fox;

import java.util.List;

/** Where batches of texts come from; a pure function of the number, so that runs can be resumed. */
public interface TextSource {

  /** A batch by its number, counted from 0. */
  List<Text> batch(long index);
}
