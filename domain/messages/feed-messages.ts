import type { Catalogue, CatalogueEntry } from './catalogue-entry.ts';

const NOT_A_FEED: CatalogueEntry = {
  action: 'edit-settings',
  pt: [
    'O documento não é um feed',
    'O endereço não entrega um XML com produtos.',
    'Use um feed RSS 2.0 ou Atom, ou um XML com um elemento por produto.',
  ],
  en: [
    'The document is not a feed',
    'The address does not deliver XML with products.',
    'Use an RSS 2.0 or Atom feed, or XML with one element for each product.',
  ],
};

/** What is wrong with a feed as a whole, and runs that were held because of it. */
export const FEED_MESSAGES: Catalogue = {
  'feed-not-found': {
    action: 'edit-settings',
    pt: [
      'Feed não encontrado',
      'O endereço ou arquivo do feed não existe (404).',
      'Corrija o endereço do feed do cliente. Nada foi retirado do TikTok.',
    ],
    en: [
      'Feed not found',
      "The feed's address or file does not exist (404).",
      "Correct the client's feed address. Nothing was removed from TikTok.",
    ],
  },
  'feed-missing': {
    action: 'edit-settings',
    pt: [
      'Cliente sem feed',
      'O cliente não tem endereço de feed, nem arquivo enviado.',
      'Informe o endereço do feed do cliente.',
    ],
    en: [
      'Client without a feed',
      'The client has no feed address and no uploaded file.',
      "Give the client's feed address.",
    ],
  },
  'feed-http-error': {
    action: 'retry',
    pt: [
      'O servidor do feed respondeu com erro',
      'A resposta foi {reason}.',
      'A Ponte tenta de novo. Se continuar, avise quem cuida do feed. Nada foi retirado do TikTok.',
    ],
    en: [
      "The feed's server answered with an error",
      'The answer was {reason}.',
      'Ponte tries again. If it lasts, tell who runs the feed. Nothing was removed from TikTok.',
    ],
  },
  'feed-unreachable': {
    action: 'retry',
    pt: [
      'Feed inacessível',
      'O servidor do feed não respondeu.',
      'A Ponte tenta de novo. Verifique se o endereço abre no navegador. Nada foi retirado do TikTok.',
    ],
    en: [
      'Feed unreachable',
      "The feed's server did not answer.",
      'Ponte tries again. Check that the address opens in a browser. Nothing was removed from TikTok.',
    ],
  },
  'feed-refused-address': {
    action: 'edit-settings',
    pt: [
      'Endereço do feed recusado',
      'O endereço leva a uma rede privada ou não é http(s); por segurança não é lido.',
      'Use um endereço público, ou libere o host em PONTE_ALLOWED_PRIVATE_HOSTS.',
    ],
    en: [
      'Feed address refused',
      'The address leads to a private network or is not http(s); for safety it is not read.',
      'Use a public address, or allow the host in PONTE_ALLOWED_PRIVATE_HOSTS.',
    ],
  },
  // Told by the fetch and by the reader: one thing to a person.
  'feed-not-a-feed': NOT_A_FEED,
  'not-a-feed': NOT_A_FEED,
  'html-page': {
    action: 'edit-settings',
    pt: [
      'O endereço mostra uma página',
      'Veio uma página HTML (muitas vezes de login ou de erro), não um feed.',
      'Use o endereço do próprio arquivo XML.',
    ],
    en: [
      'The address shows a web page',
      'An HTML page came (often a login or an error page), not a feed.',
      'Use the address of the XML file itself.',
    ],
  },
  'feed-empty': {
    action: 'edit-settings',
    pt: [
      'Feed vazio',
      'O documento não tem conteúdo.',
      'Publique o feed de novo na origem. Nada foi retirado do TikTok.',
    ],
    en: [
      'Feed empty',
      'The document has no content.',
      'Publish the feed again at its source. Nothing was removed from TikTok.',
    ],
  },
  'feed-truncated': {
    action: 'retry',
    pt: [
      'Feed cortado',
      'O documento termina antes do fim; os produtos lidos valem, e nenhum foi retirado.',
      'A Ponte lê de novo na próxima rodada. Se continuar, avise quem cuida do feed.',
    ],
    en: [
      'Feed cut off',
      'The document ends before its end; the products that were read count, and none was removed.',
      'Ponte reads it again in the next run. If it lasts, tell who runs the feed.',
    ],
  },
  'document-cut': {
    action: 'retry',
    pt: [
      'Feed cortado',
      'O documento termina antes do fim; os produtos lidos valem, e nenhum foi retirado.',
      'A Ponte lê de novo na próxima rodada. Se continuar, avise quem cuida do feed.',
    ],
    en: [
      'Feed cut off',
      'The document ends before its end; the products that were read count, and none was removed.',
      'Ponte reads it again in the next run. If it lasts, tell who runs the feed.',
    ],
  },
  'transfer-failed': {
    action: 'retry',
    pt: [
      'Transferência interrompida',
      'A leitura do feed parou antes do fim ({reason}); nenhum produto foi retirado.',
      'A Ponte lê de novo na próxima rodada.',
    ],
    en: [
      'Transfer interrupted',
      'Reading the feed stopped before its end ({reason}); no product was removed.',
      'Ponte reads it again in the next run.',
    ],
  },
  'feed-too-large': {
    action: 'edit-settings',
    pt: [
      'Feed grande demais',
      'O documento passa do limite de tamanho.',
      'Divida o feed ou retire dele o que não é produto.',
    ],
    en: [
      'Feed too large',
      'The document is beyond the size limit.',
      'Split the feed, or leave out what is not a product.',
    ],
  },
  'feed-too-many-items': {
    action: 'edit-settings',
    pt: ['Produtos demais no feed', 'O feed tem mais itens do que o limite.', 'Divida o feed em vários.'],
    en: ['Too many items in the feed', 'The feed has more items than the limit.', 'Split the feed into several.'],
  },
  'feed-too-slow': {
    action: 'retry',
    pt: [
      'Feed lento demais',
      'A leitura passou do tempo limite.',
      'Sirva o feed de um servidor mais rápido ou comprima-o com gzip.',
    ],
    en: [
      'Feed too slow',
      'Reading took longer than the limit.',
      'Serve the feed from a faster host, or compress it with gzip.',
    ],
  },
  'gzip-bomb': {
    action: 'edit-settings',
    pt: [
      'Feed comprimido suspeito',
      'Ao descomprimir, o feed cresce mais do que um feed real; por segurança não foi lido.',
      'Comprima o feed de novo na origem.',
    ],
    en: [
      'Suspicious compressed feed',
      'Unpacked, the feed grows more than any real feed; for safety it was not read.',
      'Compress the feed again at its source.',
    ],
  },
  'gzip-damaged': {
    action: 'retry',
    pt: [
      'Feed comprimido danificado',
      'O arquivo gzip não pode ser descomprimido.',
      'Comprima o feed de novo na origem.',
    ],
    en: ['Compressed feed damaged', 'The gzip file cannot be unpacked.', 'Compress the feed again at its source.'],
  },
  'no-items': {
    action: 'edit-settings',
    pt: ['Feed sem produtos', 'O documento é um feed, mas não tem nenhum item.', 'Publique o feed de novo na origem.'],
    en: [
      'Feed without products',
      'The document is a feed, but holds no item.',
      'Publish the feed again at its source.',
    ],
  },
  'removals-withheld': {
    action: 'edit-product',
    pt: [
      'Remoções não aplicadas',
      'O documento está incompleto ou tem itens sem id; por isso os {count} produtos ausentes não foram retirados.',
      'Corrija o feed: com um documento completo as remoções voltam a valer.',
    ],
    en: [
      'Removals withheld',
      'The document is incomplete or has items without an id; so the {count} missing products were not removed.',
      'Correct the feed: with a complete document, removals count again.',
    ],
  },
  'mass-change-held': {
    action: 'approve',
    pt: [
      'Mudança em massa retida',
      'Esta leitura mudaria produtos demais de uma vez: {count} {reason}. Nada foi enviado.',
      'Confira o feed e aprove ou rejeite (ponte approval); um próximo feed bom também libera.',
    ],
    en: [
      'Mass change held',
      'This reading would change too many products at once: {count} {reason}. Nothing was sent.',
      'Check the feed, then approve or reject (ponte approval); the next good feed releases it too.',
    ],
  },
  'duplicate-id': {
    action: 'edit-product',
    pt: ['Id repetido no feed', 'O id {id} já apareceu; vale o primeiro item.', 'Dê a cada item um id próprio.'],
    en: ['Id twice in the feed', 'The id {id} came before; the first item counts.', 'Give each item an id of its own.'],
  },
  'invalid-bytes': {
    action: 'edit-product',
    pt: [
      'Codificação misturada',
      'Há bytes que não são {encoding}; foram lidos como windows-1252.',
      'Gere o feed inteiro na codificação que ele declara.',
    ],
    en: [
      'Mixed encoding',
      'There are bytes that are no {encoding}; they were read as windows-1252.',
      'Write the whole feed in the encoding it declares.',
    ],
  },
  'encoding-mismatch': {
    action: 'edit-product',
    pt: [
      'Codificação declarada não confere',
      'O feed declara uma codificação e usa outra; foi lido na que usa.',
      'Corrija a declaração do XML.',
    ],
    en: [
      'Declared encoding does not match',
      'The feed declares one encoding and uses another; it was read in the one it uses.',
      'Correct the XML declaration.',
    ],
  },
  'declaration-late': {
    action: 'edit-product',
    pt: [
      'Declaração XML fora do lugar',
      'A declaração não está no começo do documento; foi lido mesmo assim.',
      'Retire o que vem antes dela.',
    ],
    en: [
      'XML declaration out of place',
      'The declaration is not at the very beginning; the document was read all the same.',
      'Remove what stands before it.',
    ],
  },
  'tags-repaired': {
    action: 'edit-product',
    pt: [
      'Marcação do feed reparada',
      'As marcas em volta dos itens não combinam; foram combinadas por aproximação.',
      'Corrija o XML na origem.',
    ],
    en: [
      'Feed markup repaired',
      'The tags around the items do not match and were matched by guessing.',
      'Correct the XML at its source.',
    ],
  },
  'content-after-root': {
    action: 'edit-product',
    pt: ['Conteúdo depois do fim', 'O que vem depois do fim do documento foi ignorado.', 'Corrija o XML na origem.'],
    en: [
      'Content after the end',
      'What comes after the end of the document was left out.',
      'Correct the XML at its source.',
    ],
  },
  'entity-not-plain': {
    action: 'edit-product',
    pt: [
      'Entidade não resolvida',
      'A entidade {name} não é texto simples; ficou como está.',
      'Escreva o texto em vez da entidade.',
    ],
    en: [
      'Entity not resolved',
      'The entity {name} is not plain text; it was left as it is.',
      'Write the text instead of the entity.',
    ],
  },
  'too-many-entities': {
    action: 'edit-product',
    pt: [
      'Entidades demais',
      'Só as primeiras {limit} entidades declaradas são resolvidas.',
      'Escreva o texto em vez de entidades.',
    ],
    en: [
      'Too many entities',
      'Only the first {limit} declared entities are resolved.',
      'Write the text instead of entities.',
    ],
  },
  'undeclared-prefix': {
    action: 'edit-product',
    pt: [
      'Prefixo não declarado',
      'O prefixo {prefix}: é usado e nunca declarado; foi lido mesmo assim.',
      'Declare o namespace na raiz do feed.',
    ],
    en: [
      'Prefix not declared',
      'The prefix {prefix}: is used and never declared; it was read all the same.',
      "Declare the namespace at the feed's root.",
    ],
  },
};
