import type { Catalogue } from './catalogue-entry.ts';

/** Where a product stands with TikTok, and why Ponte does not act on it. */
export const VERDICT_MESSAGES: Catalogue = {
  'review-pending': {
    action: 'wait',
    pt: [
      'Em análise pelo TikTok',
      'O TikTok recebeu o produto e ainda não deu o resultado.',
      'Aguarde: a Ponte acompanha o resultado.',
    ],
    en: [
      'Under review by TikTok',
      'TikTok has received the product and has not given its verdict.',
      'Wait: Ponte follows the review.',
    ],
  },
  'review-approved': {
    action: 'none',
    pt: ['Aprovado pelo TikTok', 'A análise terminou e os compradores veem o produto.', 'Nada a fazer.'],
    en: ['Approved by TikTok', 'The review is over and buyers see the product.', 'Nothing to do.'],
  },
  'review-failed': {
    action: 'edit-product',
    pt: [
      'Reprovado na análise do TikTok',
      'Campo {position}: {reason}',
      'Sugestão do TikTok: {suggestion}. Corrija o produto na origem; a Ponte reenvia quando ele mudar.',
    ],
    en: [
      'Failed the TikTok review',
      'Field {position}: {reason}',
      "TikTok's suggestion: {suggestion}. Correct the product at its source; Ponte sends it again once it changes.",
    ],
  },
  'resubmit-needs-operator': {
    action: 'edit-product',
    pt: [
      'Reprovado de novo: aguarda uma pessoa',
      'A Ponte já reenviou o produto uma vez por conta própria e o TikTok o reprovou outra vez. Ela não insiste sozinha, porque violações repetidas custam pontos à loja.',
      'Veja o motivo, corrija o produto na origem e mande reenviar: ponte product resubmit CLIENTE --sku ID.',
    ],
    en: [
      'Refused again: waits for a person',
      'Ponte has sent the product again once by itself, and TikTok refused it again. It does not insist, because repeated violations cost the shop points.',
      'Look at the reason, correct the product at its source and have it sent again: ponte product resubmit CLIENT --sku ID.',
    ],
  },
  'upload-queued': {
    action: 'wait',
    pt: [
      'Na fila da cota diária',
      'A loja já publicou hoje quantos produtos novos o TikTok aceita por dia. Os melhores vão primeiro: com estoque, mais vendidos, de maior preço.',
      'Aguarde: a Ponte o publica a partir de {until}.',
    ],
    en: [
      'Queued for the daily quota',
      'The shop has published as many new products today as TikTok takes a day. The best go first: in stock, most sold, highest price.',
      'Wait: Ponte publishes it from {until} on.',
    ],
  },
  'relisting-queued': {
    action: 'wait',
    pt: [
      'Na fila para voltar à venda',
      'O TikTok aceita por dia um número limitado de produtos que voltam à venda, e o de hoje acabou.',
      'Aguarde: a Ponte tenta de novo a partir de {until}.',
    ],
    en: [
      'Queued to go back on sale',
      'TikTok takes a limited number of products a day that go back on sale, and that of today is used up.',
      'Wait: Ponte tries again from {until} on.',
    ],
  },
  'edit-review-failed': {
    action: 'edit-product',
    pt: [
      'Alteração reprovada pelo TikTok',
      'A última alteração não passou na análise; os compradores veem a versão anterior.',
      'Corrija o produto na origem; a Ponte reenvia quando ele mudar.',
    ],
    en: [
      'Edit refused by TikTok',
      'The last edit failed its review; buyers see the version before it.',
      'Correct the product at its source; Ponte sends it again once it changes.',
    ],
  },
  'refused-unchanged': {
    action: 'edit-product',
    pt: [
      'Recusado pelo TikTok e sem mudança',
      'O TikTok recusou exatamente este conteúdo; reenviá-lo daria a mesma recusa.',
      'Corrija o que a recusa aponta; a Ponte reenvia quando o produto mudar.',
    ],
    en: [
      'Refused by TikTok and unchanged',
      'TikTok refused exactly this content; sending it again would be refused again.',
      'Correct what the refusal names; Ponte sends it again once the product changes.',
    ],
  },
  'platform-deactivated': {
    action: 'open-seller-center',
    pt: [
      'Retirado do ar pelo TikTok',
      'O TikTok desativou o produto e ele não mudou desde então.',
      'Veja o motivo no Seller Center e corrija o produto; a mudança é reenviada para análise.',
    ],
    en: [
      'Taken down by TikTok',
      'TikTok has deactivated the product, and it has not changed since.',
      'See the reason in the Seller Center and correct the product; the change is sent to review.',
    ],
  },
  'product-deactivated-by-platform': {
    action: 'open-seller-center',
    pt: [
      'Retirado do ar pelo TikTok',
      'O TikTok desativou o produto.',
      'Veja o motivo no Seller Center e corrija o produto; a mudança é reenviada para análise.',
    ],
    en: [
      'Taken down by TikTok',
      'TikTok has deactivated the product.',
      'See the reason in the Seller Center and correct the product; the change is sent to review.',
    ],
  },
  'seller-deactivated': {
    action: 'open-seller-center',
    pt: [
      'Desativado no Seller Center',
      'Alguém da loja desativou o produto no TikTok; a Ponte respeita essa decisão.',
      'Ative-o no Seller Center para voltar a vendê-lo.',
    ],
    en: [
      'Deactivated in the Seller Center',
      'Someone of the shop has deactivated the product on TikTok; Ponte respects that.',
      'Activate it in the Seller Center to sell it again.',
    ],
  },
  'product-deactivated': {
    action: 'none',
    pt: [
      'Fora de venda',
      'O produto saiu do feed ou foi desativado; os compradores não o veem.',
      'Nada a fazer: se voltar ao feed, volta à venda.',
    ],
    en: [
      'Off sale',
      'The product left the feed or was deactivated; buyers do not see it.',
      'Nothing to do: back in the feed, it goes back on sale.',
    ],
  },
  'product-deleted': {
    action: 'open-seller-center',
    pt: [
      'Excluído no TikTok',
      'O produto foi excluído no TikTok, mas continua no feed.',
      'Recupere-o no Seller Center, ou retire-o do feed.',
    ],
    en: [
      'Deleted on TikTok',
      'The product was deleted on TikTok, but is still in the feed.',
      'Recover it in the Seller Center, or take it out of the feed.',
    ],
  },
  'product-frozen': {
    action: 'open-seller-center',
    pt: [
      'Congelado por violação',
      'O TikTok congelou o produto; não pode ser editado nem lido.',
      'Recorra da decisão no Seller Center.',
    ],
    en: [
      'Frozen for a violation',
      'TikTok has frozen the product; it can be neither edited nor read.',
      'Appeal in the Seller Center.',
    ],
  },
  'product-status-unknown': {
    action: 'contact-support',
    pt: [
      'Situação desconhecida no TikTok',
      'O TikTok diz "{status}", que a Ponte não conhece; por cautela nada é enviado.',
      'Informe o suporte da Ponte.',
    ],
    en: [
      'Unknown status on TikTok',
      'TikTok says "{status}", which Ponte does not know; to be safe nothing is sent.',
      'Tell Ponte support.',
    ],
  },
};
