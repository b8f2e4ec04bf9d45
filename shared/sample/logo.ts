/** The sample council's logo: a larch over water, drawn for it. */
import type { LetterPicture } from '../case-file/picture';

const DATA =
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAABgCAIAAACsUWiGAAADE0lEQVR42u3dO3LbMBQFUPXZQ+osIitxk8K9a63JdZo0WUQ2' +
  '5KT05CeJBN4HOHfQCoSMM88kIYKXN5GFcvEnEKBFgBbZEPSHL89mRZqB/qX2WDNhUgX0YcRwSy3QwyljLQmgDwMlW2qBnuQP' +
  'a4kGHaYNa5kOOoUX0zIedLoqrGUY6DqSmJbLcEPnO6w2JNkC9KRyOKoTrIHOr4KTemMa6EzNTEsc6HlEYrplGugEzUxLAuip' +
  'mluUf2kMOmUde95RzP3WoLN+lcG0jAedqJlpmQs6XvPU4xKwHej08qxIyzDQRTTXND310TLtGIAHQOdqLnjiQVgz0KXKc8Ei' +
  'TVhj0BU0VyvShHUCHb8oGG/6ZLeEdQVdpzyXKtKE7Q664P4yQG8BurjmIqYJ2xp0nYUVoPcCHSOpzmZfh49CWD/QdTSHjcfq' +
  '8WpL37Nnt+B2o0ADDbR0AD1bT809of3+bgvQNTUHjA0LoBvfhwYa6HzNHmORNNAt3rECNND5mieNEwug0zTPGCoWQGdqHj7a' +
  'Oz/y9HLV3reVQZdd6wd6I9CR/3YLvonw0WMRvFGFnlS/62gGGugxZyNAA10IdNn3ewMNdPJlItBAp4Fecumb4E1BW/qWdUBb' +
  '+pZ1QFv6lkKgey0WDhwqFuuAHlWrei190wx0Oc2jBswE0FU0DxkzEyuDbro7lhNooAdUrHbbRp0sz6/fvmtnWmnQTbdCA3oL' +
  '0PGnlU+fP/7ZAo575msSCTTQWgHQAaZTQJ/8jkR2Ah1cpNNBH/g4kY1BzzYdD9rduo1u28UX6VzQHOwIeurEB4NWnjcFHTb3' +
  'kaBp3hr0bwI+XV+7N5qBfl7GtPIM9DqmaQZ6HdM0A33D9PXrjy6NZqBvg+5iOn7fR+kBuqNpmoFexzTNQB80Xf8qkGagHzNd' +
  'h3XKfunSG3TZUo0y0INNZ7FWmOUypJd/PaaaePFHM9AtWaMss0C/3drMIMAxzUCPzz2bZgxHjLLMAn0/679eTVZ745sAPUA2' +
  'x1IU9CTWJk8yQQ/BbcKkIuj/Wzcrsg5oEaBFgJYV8xNmqMTf0qCXQQAAAABJRU5ErkJggg==';

export const SAMPLE_LOGO: LetterPicture = {
  mediaType: 'image/png',
  data: DATA,
  width: 240,
  height: 96,
  alt: 'A larch tree over water, the sign of Westmere Borough Council',
};
