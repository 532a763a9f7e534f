import type { CodeGroup } from './code-group.ts';

/** Codes about the documents that a category demands. */
export const CERTIFICATE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052105],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Falta um certificado',
      'A categoria exige um documento que não foi enviado.',
      'Envie o certificado exigido para a categoria.',
    ],
    en: [
      'Certificate missing',
      'The category demands a document that was not sent.',
      'Provide the certificate that the category demands.',
    ],
  },
  {
    codes: [12052655],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Certificado desconhecido',
      'O tipo de certificado enviado não existe nesta categoria.',
      'Escolha um dos certificados que a categoria pede.',
    ],
    en: [
      'Unknown certificate',
      'The type of certificate that was sent does not exist in this category.',
      'Choose one of the certificates that the category asks for.',
    ],
  },
  {
    codes: [12052656],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Certificado repetido', 'O mesmo certificado foi enviado duas vezes.', 'Deixe cada certificado uma só vez.'],
    en: ['Certificate repeated', 'The same certificate was sent twice.', 'Leave each certificate once.'],
  },
  {
    codes: [12052657],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Arquivos demais no certificado',
      'O certificado tem mais imagens ou PDFs do que o TikTok aceita.',
      'Envie menos arquivos por certificado.',
    ],
    en: [
      'Too many files in the certificate',
      'The certificate has more images or PDFs than TikTok accepts.',
      'Send fewer files for each certificate.',
    ],
  },
  {
    codes: [12052658],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Arquivo de certificado inválido',
      'O endereço do PDF do certificado não é de um arquivo enviado ao TikTok.',
      'Envie o PDF do certificado de novo.',
    ],
    en: [
      'Certificate file invalid',
      "The address of the certificate's PDF is not that of a file uploaded to TikTok.",
      'Upload the PDF of the certificate again.',
    ],
  },
  {
    codes: [12052385],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Certificado vencido ou sem validade',
      'A data de validade do certificado falta ou já passou.',
      'Informe uma data de validade futura ou um certificado novo.',
    ],
    en: [
      'Certificate expired or without date',
      'The expiry date of the certificate is missing or in the past.',
      'Give an expiry date in the future or a new certificate.',
    ],
  },
  {
    codes: [12052650, 12052651],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Imagem de certificado inválida',
      'A imagem do certificado não foi enviada pelo TikTok ou é grande demais.',
      'Envie de novo uma imagem menor do certificado.',
    ],
    en: [
      'Certificate image invalid',
      'The image of the certificate was not uploaded to TikTok or is too large.',
      'Upload a smaller image of the certificate again.',
    ],
  },
];
